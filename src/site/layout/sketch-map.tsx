import type { PlaceOnMap } from '../../content/places.ts'

/** Width and margin, in units of the drawing. */
const WIDTH = 320
const MARGIN = 28

/**
 * A map of the places as numbered dots, north up. It uses their coordinates alone, so it needs no map tiles and calls
 * no third party. The projection is equirectangular, true to scale at the mean latitude.
 */
export function SketchMap({ places, label }: { places: readonly PlaceOnMap[]; label: string }) {
  const { points, height } = project(places)
  return (
    <svg class="sketch" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      {points.map(({ x, y }, index) => (
        <>
          <circle cx={x} cy={y} r="11" />
          <text x={x} y={y + 4}>
            {index + 1}
          </text>
        </>
      ))}
    </svg>
  )
}

function project(places: readonly PlaceOnMap[]): { points: { x: number; y: number }[]; height: number } {
  const latitudes = places.map((place) => place.latitude)
  const longitudes = places.map((place) => place.longitude)
  const north = Math.max(...latitudes)
  const south = Math.min(...latitudes)
  const west = Math.min(...longitudes)
  const narrowing = Math.cos((((north + south) / 2) * Math.PI) / 180)
  const eastWest = (Math.max(...longitudes) - west) * narrowing
  const northSouth = north - south
  // Limits the scale for a single place, and the height for places that are in a line from north to south.
  const span = Math.max(eastWest, northSouth / 1.2, 0.001)
  const scale = (WIDTH - 2 * MARGIN) / span
  const left = MARGIN + (WIDTH - 2 * MARGIN - eastWest * scale) / 2
  const points = places.map(({ latitude, longitude }) => ({
    x: round(left + (longitude - west) * narrowing * scale),
    y: round(MARGIN + (north - latitude) * scale),
  }))
  return { points, height: round(2 * MARGIN + northSouth * scale) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
