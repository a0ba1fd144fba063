// What the editors' pages do with JavaScript. Every one of them works without.
export {}
