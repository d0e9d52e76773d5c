import { expect } from 'chai'
import { isHidden, isInside, surroundings } from '../../../src/process/hidden-folders.js'

describe('isHidden', () => {
  it('is true of what lies below /tmp and /run, and of neither itself', () => {
    for (const path of ['/tmp/a', '/run/user/1000', '/tmp/a/b']) expect(isHidden(path), path).to.be.true
    for (const path of ['/tmp', '/run', '/tmpfiles/a', '/runner', '/home/tmp/a', 'tmp/a', '/var/run/a'])
      expect(isHidden(path), path).to.be.false
  })
})

describe('isInside', () => {
  it('is true of a folder and of what lies below it, by whole names', () => {
    expect(isInside('/a/b', '/a/b')).to.be.true
    expect(isInside('/a/b/c', '/a/b')).to.be.true
    for (const path of ['/a/bc', '/a', '/']) expect(isInside(path, '/a/b'), path).to.be.false
  })
})

describe('surroundings', () => {
  it('is the folder of a file, or that above a bin', () => {
    expect(surroundings('/tmp/tool/run.sh')).to.equal('/tmp/tool')
    expect(surroundings('/tmp/tool/bin/run')).to.equal('/tmp/tool')
    expect(surroundings('/tmp/tool/sbin/run')).to.equal('/tmp/tool')
    expect(surroundings('/tmp/tool/lib/bin/deep/run')).to.equal('/tmp/tool/lib/bin/deep')
  })

  it('is never a whole hidden folder', () => {
    expect(surroundings('/tmp/run.sh')).to.equal('/tmp/run.sh')
    expect(surroundings('/tmp/bin/run')).to.equal('/tmp/bin')
    expect(surroundings('/run/tool')).to.equal('/run/tool')
  })
})
