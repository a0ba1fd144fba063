import { combine, map } from '../db.ts'
import { departmentNews, featuredLinks } from './article-lists.ts'
import { categoryTree } from './categories.ts'
import { linkGroups } from './links.ts'
import { menuPages } from './pages.ts'
import { placesOnMap } from './places.ts'
import { scheduleAround, scheduleOfToday } from './schedule.ts'
import { siteSettings } from './settings.ts'

/** What every page shows around its own content. */
export function layoutBlocks(now: Date) {
  const blocks = combine({
    settings: siteSettings(),
    categories: categoryTree(),
    menu: menuPages(),
    featured: featuredLinks(),
    departmentNews: departmentNews(),
    schedule: scheduleAround(now),
    places: placesOnMap(),
    links: linkGroups(),
  })
  return map(blocks, ({ schedule, ...others }) => ({
    ...others,
    scheduleOfToday: scheduleOfToday(schedule, now, others.settings.time_zone),
  }))
}
