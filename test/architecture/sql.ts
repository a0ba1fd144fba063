import type { Sources } from './floors.ts'

/** Folders that write SQL. Handlers, pages and scripts call their queries and commands. */
const homes = ['db', 'cache', 'content', 'media', 'search', 'auth', 'import', 'visits', 'jobs', 'editing']

/** Runs the SQL of the migrations. */
const MIGRATION_RUNNER = 'cli/apply-migrations.ts'

/** What gives SQL away. */
const signs: readonly RegExp[] = [
  /\bfrom 'kysely'/,
  // Types of the builder say what a handler passes on, and write nothing.
  /^(?!import type )[^\n]*(?:\bsqlite\b|\bprepared\b|\bbind\b|\*|import\()[^;]*?['"`][^'"`]*db\/builder\.ts['"`]/m,
  /^import \{[^}]*\b(sqlite|bind|prepared)\b[^}]*\} from '[^']*db\/[^']*'/m,
  /\bsql(<.*>)?`/,
  /\bsql\.(raw|lit|ref)\(/,
  /\.prepare\(/,
  /\.exec\(\s*['"`]/,
]

/** Files outside these folders that write SQL. */
export function sqlOutside(sources: Sources): string[] {
  return [...sources]
    .filter(
      ([file, text]) =>
        file !== MIGRATION_RUNNER && !homes.includes(file.split('/')[0] ?? '') && writesSql(text),
    )
    .map(([file]) => file)
}

function writesSql(text: string): boolean {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return signs.some((sign) => sign.test(code))
}
