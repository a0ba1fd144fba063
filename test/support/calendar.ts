/** The events of an iCalendar file: their properties by name, without parameters. */
export function eventsIn(calendar: string): Record<string, string>[] {
  const events = calendar.replaceAll('\r\n ', '').matchAll(/BEGIN:VEVENT\r\n(.*?)END:VEVENT/gs)
  return [...events].map(([, event = '']) =>
    Object.fromEntries(
      [...event.matchAll(/^([A-Z-]+)[^:\n]*:(.*)\r$/gm)].map(([, name, value]) => [name, value]),
    ),
  )
}
