import type { ForeignSchema } from './apply-migrations.ts'
import { MIGRATIONS } from './migration-files.ts'

interface Where {
  remote: boolean
}

/** Ends the script: other migrations than these have made a database. Says what to do. */
export function refuseForeignSchema({ binding, why }: ForeignSchema, { remote }: Where): never {
  const what = `The ${remote ? 'deployed' : 'local'} database ${binding} was made by other migrations than those in ${MIGRATIONS[binding]} (${why})`
  return refuse(
    remote
      ? `${what}: use the version of the portal that made it, or give wrangler.toml the name of a new database.`
      : `${what}: npm run db:reset throws the local databases away and fills new ones.`,
  )
}

/** Ends the script: a database lacks tables or columns that the script needs. */
export function refuseOutdatedSchema({ remote }: Where): never {
  return refuse(
    remote
      ? 'The deployed databases are older than this version of the portal: npm run deploy brings them up to date.'
      : 'The local databases are not up to date: npm run db:migrate makes them so.',
  )
}

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
