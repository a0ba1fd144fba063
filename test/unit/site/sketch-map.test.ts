import { describe, expect, test } from 'vitest'
import type { PlaceOnMap } from '../../../src/content/places.ts'
import { SketchMap } from '../../../src/site/layout/sketch-map.tsx'

const binhLieu = { name: 'Bình Liêu', latitude: 21.5262, longitude: 107.3961 }
const dongVan = { name: 'Đồng Văn', latitude: 21.5786, longitude: 107.5389 }
const vongAi = { name: 'Vô Ngại', latitude: 21.4575, longitude: 107.3647 }

function draw(places: PlaceOnMap[], label = 'Sơ đồ') {
  const markup = String(SketchMap({ places, label }))
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(markup) ?? []
  const points = [...markup.matchAll(/<circle cx="([^"]+)" cy="([^"]+)"/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }))
  return { markup, width: Number(width), height: Number(height), points }
}

function point(places: PlaceOnMap[], index: number) {
  const point = draw(places).points[index]
  if (!point) throw new Error(`no point ${index}`)
  return point
}

describe('SketchMap', () => {
  test('numbers the places from 1 in their order', () => {
    const { markup } = draw([binhLieu, dongVan, vongAi])
    const numbers = [...markup.matchAll(/<text[^>]*>(\d+)<\/text>/g)].map(([, number]) => number)
    expect(numbers).toEqual(['1', '2', '3'])
  })

  test('north is up and east is right', () => {
    const places = [binhLieu, dongVan]
    expect(point(places, 1).y).toBeLessThan(point(places, 0).y)
    expect(point(places, 1).x).toBeGreaterThan(point(places, 0).x)
  })

  test('keeps every place within the picture with room for its dot', () => {
    const { points, width, height } = draw([binhLieu, dongVan, vongAi])
    expect(points).toHaveLength(3)
    for (const { x, y } of points) {
      expect(x).toBeGreaterThanOrEqual(11)
      expect(x).toBeLessThanOrEqual(width - 11)
      expect(y).toBeGreaterThanOrEqual(11)
      expect(y).toBeLessThanOrEqual(height - 11)
    }
  })

  test('is true to scale: at 60 degrees a degree of longitude is half as wide as one of latitude', () => {
    const places = [
      { name: 'south-west', latitude: 59.5, longitude: 10 },
      { name: 'north-east', latitude: 60.5, longitude: 11 },
    ]
    const east = point(places, 1).x - point(places, 0).x
    const north = point(places, 0).y - point(places, 1).y
    expect(east / north).toBeCloseTo(0.5, 2)
  })

  test('a single place stands in the middle of a low picture', () => {
    const { points, width, height } = draw([binhLieu])
    expect(points).toEqual([{ x: width / 2, y: height / 2 }])
    expect(height).toBeLessThanOrEqual(width)
  })

  test.each([
    ['in a column', [binhLieu, { ...binhLieu, latitude: 22.5 }]],
    ['in a row', [binhLieu, { ...binhLieu, longitude: 109 }]],
    ['at the same spot', [binhLieu, binhLieu]],
  ])('places %s do not blow the picture up', (_, places) => {
    const { markup, points, width, height } = draw(places)
    expect(markup).not.toMatch(/NaN|Infinity/)
    expect(height).toBeLessThanOrEqual(1.2 * width)
    for (const { x, y } of points) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(height)
    }
  })

  test('says what it is, and the words cannot become markup', () => {
    const { markup } = draw([binhLieu], '"><script>alert(1)</script>')
    expect(markup).toContain('role="img"')
    expect(markup).toContain('aria-label="&quot;&gt;&lt;script&gt;')
    expect(markup).not.toContain('<script')
  })

  test('calls nobody', () => {
    expect(draw([binhLieu, dongVan]).markup).not.toMatch(/https?:|href|url\(/)
  })
})
