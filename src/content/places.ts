import { tags } from '../cache.ts'
import { type Command, prepared, type Query, query, sqlite } from '../db.ts'
import type { Place } from '../schema.ts'
import { sortKey } from './sort-key.ts'

/** The places with all that is known of them, in the editors' order, then in the alphabet's. */
export function allPlaces(): Query<Place[]> {
  return query(placeRows({}), { value: (rows) => [...rows], tags: () => [tags.placeDetails] })
}

const placeRows = prepared(() =>
  sqlite.selectFrom('places').selectAll().orderBy('position').orderBy('sort_key'),
)

export type PlaceOnMap = Pick<Place, 'name' | 'latitude' | 'longitude'>

export type PlaceValues = Omit<Place, 'id' | 'sort_key'>

export function addPlace(place: PlaceValues): Command {
  return {
    statements: [
      sqlite
        .insertInto('places')
        .values({ ...place, sort_key: sortKey(place.name) })
        .compile(),
    ],
    tags: [tags.places, tags.placeDetails],
  }
}

export function editPlace(id: number, values: Partial<PlaceValues>): Command {
  const changed = values.name === undefined ? values : { ...values, sort_key: sortKey(values.name) }
  const onSmallMap = (['name', 'latitude', 'longitude', 'position'] as const).some((key) => key in values)
  return {
    statements: [sqlite.updateTable('places').set(changed).where('id', '=', id).compile()],
    tags: onSmallMap ? [tags.places, tags.placeDetails] : [tags.placeDetails],
  }
}

export function removePlace(id: number): Command {
  return {
    statements: [sqlite.deleteFrom('places').where('id', '=', id).compile()],
    tags: [tags.places, tags.placeDetails],
  }
}
