/**
 * The first match counts, because a User-Agent names several browsers: Edge also says Chrome, and Chrome also
 * says Safari.
 */
const browsers: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/coc_coc_browser\//, 'Cốc Cốc'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
]

/**
 * Returns the names of browser and system from a User-Agent, as people know them. A part is undefined if the
 * User-Agent does not name it.
 */
export function browserOf(agent: string): { browser: string | undefined; system: string | undefined } {
  const named = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(agent))?.[1]
  return { browser: named(browsers), system: named(systems) }
}
