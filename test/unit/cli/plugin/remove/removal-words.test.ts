import { expect } from 'chai'
import { resolve } from 'node:path'
import type { Removable } from '../../../../../src/cli/plugin/remove/find-removable.js'
import {
  removalQuestion,
  removedJson,
  removedWords,
} from '../../../../../src/cli/plugin/remove/removal-words.js'

const path = resolve('plugins/mine')
const link: Removable = { plugin: 'mine', path, next: undefined, kind: 'link', target: '/opt/mine' }
const folder: Removable = { plugin: 'mine', path, next: '/b/mine', kind: 'folder', files: 1 }

describe('what is said of a removal', () => {
  it('names the link, and that its target stays', () => {
    expect(removalQuestion(link)).to.equal('Remove the link plugins/mine? /opt/mine stays as it is.')
    expect(removedWords(link)).to.deep.equal(['Removed the link plugins/mine; /opt/mine stays as it is.'])
    expect(removedJson(link)).to.deep.equal({
      removed: 'mine',
      path,
      kind: 'link',
      target: '/opt/mine',
      next: undefined,
    })
  })

  it('names the folder, how much is in it, and what is served in its place', () => {
    expect(removalQuestion(folder)).to.equal('Delete plugins/mine and the 1 file in it?')
    expect(removedWords(folder)).to.deep.equal([
      'Deleted plugins/mine and the 1 file in it.',
      '/b/mine is served now.',
    ])
    expect(removedJson(folder)).to.include({ kind: 'folder', files: 1, next: '/b/mine' })
  })
})
