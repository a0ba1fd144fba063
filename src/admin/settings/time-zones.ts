/**
 * Names of the IANA time zone database, sorted. ICU lists some by an old name: Asia/Saigon is Asia/Ho_Chi_Minh.
 *
 * @param besides one that is listed too: which is set, or was typed.
 */
export function zoneNames(besides = ''): string[] {
  const listed = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Asia/Saigon')
  const names = new Set([...listed, 'Asia/Ho_Chi_Minh', 'UTC', besides])
  return [...names].filter(Boolean).sort()
}

/** Whether a time zone has this name. Offsets (`+07:00`) are no names: they know no summer time. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
