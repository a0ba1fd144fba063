import * as v from 'valibot'
import { addPlace, allPlaces, editPlace, removePlace } from '../../content/places.ts'
import { map } from '../../db/query.ts'
import type { FieldErrorCode } from '../../i18n/admin/field-errors.ts'
import { placeMessages } from '../../i18n/admin/records/places.ts'
import { integer, line, phoneText, requiredLine, text, textsOf } from '../form-values.ts'
import { defineRecordKind } from './record-kind.ts'

const degrees = (max: number, code: FieldErrorCode) =>
  v.pipe(
    requiredLine(20),
    v.transform((value) => Number(value.replace(',', '.'))),
    v.number(code),
    v.minValue(-max, code),
    v.maxValue(max, code),
  )

/** Places on the map. */
export const places = defineRecordKind({
  name: 'places',
  table: 'places',
  permission: 'publish',
  words: placeMessages,
  schema: v.object({
    name: requiredLine(200),
    address: line(500),
    phone: phoneText,
    description: text(2_000),
    latitude: degrees(90, 'badLatitude'),
    longitude: degrees(180, 'badLongitude'),
    position: integer,
  }),
  list: () =>
    map(allPlaces(), (rows) =>
      rows.map((place) => ({ id: String(place.id), title: place.name, values: textsOf(place) })),
    ),
  fields: () => [
    { name: 'name', required: true },
    { name: 'address' },
    { name: 'phone' },
    { name: 'description', type: 'textarea' },
    { name: 'latitude', required: true },
    { name: 'longitude', required: true },
    { name: 'position', type: 'number' },
  ],
  add: (place) => [addPlace(place)],
  edit: ({ id }, version, place) => [editPlace(Number(id), place, version)],
  remove: (id, version) => removePlace(Number(id), version),
})
