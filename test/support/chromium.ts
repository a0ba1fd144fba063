import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { closeAtEnd } from './closing.ts'

type Options = Parameters<typeof chromium.launchPersistentContext>[1]

/** Of whatever a page is waited for: longer than that it hangs. */
const HANG_MS = 120_000

/** The folder of what a browser keeps. It goes with the test file. */
export function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'))
  closeAtEnd(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }))
  return profile
}

/**
 * Debian's Chromium, which reaches nobody by itself. It ends with the test file.
 *
 * @param profile of a browser that was here before; by default it begins with nothing.
 */
export async function openBrowser(options: Options = {}, profile = newProfile()): Promise<BrowserContext> {
  const opening = chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    ignoreDefaultArgs: ['--hide-scrollbars'],
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
    timeout: HANG_MS,
    ...options,
  })
  closeAtEnd(() => opening.then((context) => context.close()))
  const context = await opening
  context.setDefaultTimeout(HANG_MS)
  return context
}

/** Kills (-9) the browser of a profile. Nothing is left to it to be done. */
export async function killBrowser(browser: BrowserContext, profile: string): Promise<void> {
  // The lock is a link to `host-process`.
  const pid = Number(/\d+$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[0])
  const gone = new Promise((resolve) => browser.on('close', resolve))
  process.kill(pid, 'SIGKILL')
  await gone
}

/** A page of a computer that can keep passkeys. */
export async function pageWithKeys(browser: BrowserContext): Promise<Page> {
  const page = await browser.newPage()
  const devtools = await browser.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return page
}

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/** What axe finds wrong, each with the elements that it is about. */
export async function violationsOn(page: Page, part = 'html'): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(part)})`)) as AxeResults
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`)
}
