import type { Site } from './site.ts'

/** Formats a file size: `1,4 MB`. The units are decimal, as those of disks and mail programs. */
export function fileSize(bytes: number, { format }: Pick<Site, 'format'>): string {
  if (bytes < 1_000_000) return `${format.number(Math.max(1, Math.round(bytes / 1000)))} KB`
  return `${format.number(Math.round(bytes / 100_000) / 10)} MB`
}

/** Returns the name of a file's type by its key: `PDF`. */
export function fileKind(key: string): string {
  const extension = key.split('.').at(-1) ?? ''
  return names[extension] ?? extension.toUpperCase()
}

const names: Record<string, string> = { jpg: 'JPEG', webp: 'WebP' }
