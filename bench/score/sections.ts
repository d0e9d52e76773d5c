/** The part of a page that a command writes by itself: between `<!-- NAME -->` and `<!-- /NAME -->`. */
export function sectionOf(page: string, name: string): string {
  const [, body] = new RegExp(`<!-- ${name} -->\n(.*?)<!-- /${name} -->`, 's').exec(page) ?? []
  if (body === undefined)
    throw new Error(`the page has no part between <!-- ${name} --> and <!-- /${name} -->`)
  return body
}

/** The page with another text in that part. Throws if there is no such part. */
export function withSection(page: string, name: string, body: string): string {
  const before = sectionOf(page, name)
  const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`]
  return page.replace(open + before + close, () => `${open}\n${body.trim()}\n\n${close}`)
}
