/** In characters: what is longer is in the revisions. */
const LONGEST = 300

/** What a change of the log has of a row before it, or after it: a JSON object of columns. */
export function ChangedFields({ json }: { json: string | null }) {
  const fields = Object.entries(JSON.parse(json ?? '{}') as Record<string, unknown>)
  return (
    <ul class="plain">
      {fields
        .filter(([name, value]) => name !== 'version' && value !== null && value !== '')
        .map(([name, value]) => (
          <li>{`${name}: ${String(value).slice(0, LONGEST)}`}</li>
        ))}
    </ul>
  )
}
