import { type Generated, type RawBuilder, type Selectable, sql } from 'kysely'
import { tags } from '../cache/tags.ts'
import { prepared, sqlite } from '../db/builder.ts'
import type { Command } from '../db/command.ts'
import { nextId } from '../db/next-id.ts'
import { hasVersion, nextVersion } from '../db/next-version.ts'
import { type Query, query } from '../db/query.ts'
import { sortKey } from '../text/collation.ts'

interface PlacesTable {
  id: Generated<number>
  name: string
  sort_key: string
  address: Generated<string>
  phone: Generated<string>
  description: Generated<string>
  latitude: number
  longitude: number
  position: Generated<number>
  version: Generated<number>
}

const db = sqlite.withTables<{ places: PlacesTable }>()

export type Place = Selectable<PlacesTable>

/** Returns the places with all their columns, in the editors' order, then in alphabetical order. */
export function allPlaces(): Query<Place[]> {
  return query(placeRows({}), { value: (rows) => [...rows], tags: () => [tags.placeDetails] })
}

const placeRows = prepared(() => db.selectFrom('places').selectAll().orderBy('position').orderBy('sort_key'))

/** The data of the small map, which numbers the places by their order. */
export type PlaceOnMap = Pick<Place, 'latitude' | 'longitude'>

export type PlaceValues = Omit<Place, 'id' | 'sort_key' | 'version'>

export function addPlace(place: PlaceValues): Command {
  return {
    statements: [
      db
        .insertInto('places')
        .values({ ...place, id: nextId('places'), sort_key: sortKey(place.name) })
        .compile(),
    ],
    stale: [tags.places, tags.placeDetails],
  }
}

/** Changes a place. `seen` is the version that the editor has seen. */
export function editPlace(id: number, values: Partial<PlaceValues>, seen?: number): Command {
  const sort_key = values.name === undefined ? undefined : sortKey(values.name)
  const moves = 'latitude' in values || 'longitude' in values
  return {
    statements: [
      db
        .updateTable('places')
        .set({ ...values, ...(sort_key && { sort_key }), version: nextVersion(seen) })
        .where('id', '=', id)
        .compile(),
    ],
    stale: moves ? [tags.places, tags.placeDetails] : [tags.placeDetails],
    staleBefore: [reordered({ id, position: values.position ?? null, sort_key: sort_key ?? null })],
  }
}

/**
 * Selects the tag of the small map if the change moves a place: the map numbers the places and does not name them.
 */
const reordered = prepared(
  ({ id, position, sort_key }: { id: number; position: number | null; sort_key: string | null }) => {
    const before = (place: RawBuilder<unknown>) =>
      sql`(select count(*) from places other where other.id <> place.id and (other.position, other.sort_key) < ${place})`
    const place = sql`(place.position, place.sort_key)`
    const changed = sql`(coalesce(${position}, place.position), coalesce(${sort_key}, place.sort_key))`
    return sql<{ tag: string }>`select ${sql.lit(tags.places)} as tag from places place
      where place.id = ${id} and ${before(place)} <> ${before(changed)}`
  },
)

/** Removes a place, if it still has the version that the editor has seen. */
export function removePlace(id: number, seen?: number): Command {
  return {
    statements: [db.deleteFrom('places').where('id', '=', id).where(hasVersion(seen)).compile()],
    ...staleByRestoredPlace,
  }
}

/** What goes stale when a place comes back from the bin. */
export const staleByRestoredPlace = { stale: [tags.places, tags.placeDetails] }
