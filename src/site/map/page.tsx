import type { Place } from '../../content/places.ts'
import type { Site } from '../../ui/site.ts'
import { paths } from '../../urls/public.ts'
import { Breadcrumb, Layout } from '../layout/layout.tsx'
import { SketchMap } from '../layout/sketch-map.tsx'

export function MapPage({ site, places }: { site: Site; places: Place[] }) {
  const { t } = site
  return (
    <Layout site={site} title={t.map} canonical={paths.map()}>
      <Breadcrumb site={site} steps={[]} />
      <h1>{t.map}</h1>
      {places.length === 0 && <p class="empty">{t.noPlaces}</p>}
      {places.length > 0 && <SketchMap places={places} label={t.mapLabel(places.length)} />}
      <ol class="places">
        {places.map((place) => (
          <li>
            <PlaceEntry place={place} site={site} />
          </li>
        ))}
      </ol>
    </Layout>
  )
}

function PlaceEntry({ place, site: { t } }: { place: Place; site: Site }) {
  return (
    <>
      <h2>{place.name}</h2>
      {place.description && <p>{place.description}</p>}
      {place.address && (
        <p>
          {t.address}: {place.address}
        </p>
      )}
      {place.phone && (
        <p>
          {t.phone}: {place.phone}
        </p>
      )}
      <p>
        <a href={osmUrl(place)} rel="external noopener">
          {t.openInOsm}
        </a>
      </p>
    </>
  )
}

/** Returns the OpenStreetMap URL of a place: https://wiki.openstreetmap.org/wiki/Browsing#Other_URL_tricks */
function osmUrl({ latitude, longitude }: Place): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=14/${latitude}/${longitude}`
}
