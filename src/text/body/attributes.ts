import { bodyElements } from './elements.ts'
import type { SourceTree } from './tree.ts'

const listTypes: Readonly<Record<string, string>> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
}

/** Returns the attributes of a source element that an element of the body keeps. */
export function keptAttributes<Node>(
  { attribute }: SourceTree<Node>,
  node: Node,
  tag: string,
): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, values] of Object.entries(bodyElements[tag]?.attributes ?? {})) {
    const value = attribute(node, name)?.trim()
    if (value !== undefined && values.test(value)) kept[name] = value
  }
  if (tag === 'ol') {
    const style = /list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(attribute(node, 'style') ?? '')?.[1]
    const type = kept.type ?? listTypes[style?.toLowerCase() ?? '']
    delete kept.type
    if (type && type !== '1') kept.type = type
    if ('reversed' in kept) kept.reversed = ''
  }
  return kept
}

/**
 * Returns the target of a link as it is kept; undefined if it leads nowhere, or into a script. The sanitizer checks it
 * again.
 */
export function keptHref(href: string | undefined): string | undefined {
  // Browsers pass over control characters and spaces: "java\tscript:".
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
  const target = href?.replace(/[\u0000-\u0020]+/g, (spaces) => (/[^ ]/.test(spaces) ? '' : spaces)).trim()
  if (!target) return undefined
  if (target.startsWith('//')) return `https:${target}`
  const scheme = /^([a-z][a-z0-9+.-]*)\s*:/i.exec(target)?.[1]?.toLowerCase()
  return scheme === undefined || ['http', 'https', 'mailto', 'tel'].includes(scheme) ? target : undefined
}
