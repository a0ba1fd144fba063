/**
 * Returns the names of the IANA time zone database, sorted. ICU lists some by an old name: Asia/Saigon is
 * Asia/Ho_Chi_Minh.
 *
 * @param current a further name to list: the stored or the typed one.
 */
export function zoneNames(current = ''): string[] {
  const listed = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Asia/Saigon')
  const names = new Set([...listed, 'Asia/Ho_Chi_Minh', 'UTC', current])
  return [...names].filter(Boolean).sort()
}

/**
 * Tells whether a time zone has this name. Offsets (`+07:00`) do not count, because they have no summer time.
 */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
