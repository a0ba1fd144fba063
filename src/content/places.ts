import { tags } from '../cache.ts'
import { type Command, type Query, query, sqlite } from '../db.ts'
import type { Place } from '../schema.ts'
import { sortKey } from './sort-key.ts'

/** The places on the map, in the editors' order, then in the alphabet's. */
export function placesOnMap(): Query<Place[]> {
  const statement = sqlite.selectFrom('places').selectAll().orderBy('position').orderBy('sort_key')
  return query(statement, { value: (rows) => [...rows], tags: () => [tags.places] })
}

export function addPlace(place: Omit<Place, 'id' | 'sort_key'>): Command {
  return [sqlite.insertInto('places').values({ ...place, sort_key: sortKey(place.name) }).compile()]
}
