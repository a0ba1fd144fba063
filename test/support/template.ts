import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Variable with the folder of the template. */
const FOLDER = 'PORTAL_TEMPLATE'

/**
 * What the portals of a run of tests begin with: it is made once (global-setup.ts), and copied for each.
 *
 * @param options of the Worker, read from wrangler.toml: loading wrangler takes a second.
 * @param fillState fills a folder with databases and bucket: migrated, with the sample newsroom, and indexed.
 * @returns throws the template away.
 */
export async function makeTemplate(
  options: object,
  fillState: (folder: string) => Promise<void>,
): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'template-'))
  const end = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    await fillState(join(folder, 'state'))
    writeFileSync(join(folder, 'options.json'), JSON.stringify(options))
  } catch (error) {
    end()
    throw error
  }
  process.env[FOLDER] = folder
  return end
}

/** Options of the Worker; undefined outside of a run that has made a template. */
export function optionsOfTemplate(): object | undefined {
  const folder = process.env[FOLDER]
  return folder ? JSON.parse(readFileSync(join(folder, 'options.json'), 'utf8')) : undefined
}

/** Copies the template's databases and bucket into a folder; gives false where there is no template. */
export function copyTemplate(to: string): boolean {
  const folder = process.env[FOLDER]
  if (!folder) return false
  cpSync(join(folder, 'state'), to, { recursive: true })
  return true
}
