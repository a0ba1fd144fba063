import { Hono } from 'hono'
import { ping } from '../db/ping.ts'
import { security } from './security-headers.ts'

/** Tells monitors whether the content database answers: 200 or 503, never cached. */
export const health = new Hono<{ Bindings: Env }>().use(security).get('/', async (c) => {
  c.header('Cache-Control', 'no-store')
  try {
    await ping(c.env.DB)
    return c.json({ status: 'ok', database: 'ok' })
  } catch (error) {
    console.error('D1 does not answer', error)
    return c.json({ status: 'failing', database: 'failing' }, 503, { 'Retry-After': '30' })
  }
})
