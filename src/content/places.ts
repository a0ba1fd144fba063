import { tags } from '../cache.ts'
import { type Command, prepared, type Query, query, sqlite } from '../db.ts'
import type { Place } from '../schema.ts'
import { sortKey } from './sort-key.ts'

/** The places with all that is known of them, in the editors' order, then in the alphabet's. */
export function allPlaces(): Query<Place[]> {
  return query(placeRows({}), { value: (rows) => [...rows], tags: () => [tags.places] })
}

const placeRows = prepared(() =>
  sqlite.selectFrom('places').selectAll().orderBy('position').orderBy('sort_key'),
)

export type PlaceOnMap = Pick<Place, 'name' | 'latitude' | 'longitude'>

export function addPlace(place: Omit<Place, 'id' | 'sort_key'>): Command {
  return [
    sqlite
      .insertInto('places')
      .values({ ...place, sort_key: sortKey(place.name) })
      .compile(),
  ]
}
