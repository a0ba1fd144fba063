import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { type Role, roles } from '../auth/actor.ts'

/** Prints an error and the usage, and ends the script. */
export function exitWithUsage(problem: string, usage: string): never {
  console.error(`${problem}\n\n${usage}`)
  process.exit(1)
}

/** Parses the script's arguments. Ends the script when there is an unknown option. */
export function argumentsOf<Options extends ParseArgsOptionsConfig>(options: Options, usage: string) {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    return exitWithUsage((error as Error).message, usage)
  }
}

/** Parses the value of --role. Ends the script when it is not a role. */
export function roleOf(value: string | undefined, usage: string): Role {
  const role = roles.find((role) => role === value)
  return role ?? exitWithUsage(`--role is one of ${roles.join(', ')}.`, usage)
}
