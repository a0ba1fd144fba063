/** Of several that a User-Agent names, the first here is it: Edge says that it is Chrome too, and Chrome that it is Safari. */
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

/** What a User-Agent says of browser and machine, for whose they are; parts that it does not say are undefined. */
export function browserOf(agent: string): { browser: string | undefined; system: string | undefined } {
  const named = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(agent))?.[1]
  return { browser: named(browsers), system: named(systems) }
}
