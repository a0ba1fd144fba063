import type { ForeignSchema } from './apply-migrations.ts'
import { MIGRATIONS } from './migration-files.ts'

interface Target {
  remote: boolean
}

/** Ends the script because other migrations made a database. Prints what to do. */
export function refuseForeignSchema({ binding, reason }: ForeignSchema, { remote }: Target): never {
  const fact = `The ${remote ? 'deployed' : 'local'} database ${binding} was made by other migrations than those in ${MIGRATIONS[binding]} (${reason})`
  return refuse(
    remote
      ? `${fact}: use the version of the portal that made it, or give wrangler.toml the name of a new database.`
      : `${fact}: npm run db:reset throws the local databases away and fills new ones.`,
  )
}

/** Ends the script because a database lacks tables or columns that the script needs. Prints what to do. */
export function refuseOutdatedSchema({ remote }: Target): never {
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
