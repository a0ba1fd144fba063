import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { type Role, roles } from '../auth/actor.ts'

/** Ends the script with what is wrong and how it is used. */
export function exitWithUsage(problem: string, usage: string): never {
  console.error(`${problem}\n\n${usage}`)
  process.exit(1)
}

/** The script's arguments; ends it when there are others than it knows. */
export function argumentsOf<Options extends ParseArgsOptionsConfig>(options: Options, usage: string) {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    return exitWithUsage((error as Error).message, usage)
  }
}

export function roleOf(given: string | undefined, usage: string): Role {
  const role = roles.find((one) => one === given)
  return role ?? exitWithUsage(`--role is one of ${roles.join(', ')}.`, usage)
}
