import { expect } from 'chai'
import { isOnlyElsewhere } from '../../../../../../src/discovery/describe/carried/man/only-elsewhere.js'

describe('an option that is only there on other systems', () => {
  const onWindows = [
    'Convert it. This option is only available on Windows. See also there.',
    'Set it.\nThis option is only available in dos2unix for Windows with Unicode file name support.',
    'Supported only on MS-DOS and OS/2.',
  ]

  it('is named so by its text', () => {
    for (const text of onWindows) expect(isOnlyElsewhere(text, 'linux'), text).to.equal(true)
    expect(isOnlyElsewhere('It is only supported on macOS.', 'linux')).to.equal(true)
    expect(isOnlyElsewhere('It is only supported on macOS.', 'darwin')).to.equal(false)
    for (const text of onWindows) expect(isOnlyElsewhere(text, 'win32'), text).to.equal(false)
  })

  it('is none that is here too, or whose text speaks of another system', () => {
    for (const text of [
      'Only available on Linux and macOS.',
      'Convert files of Windows. It is only used with -a.',
      'On Windows it has another name.',
      'Only available on terminals with windows.',
      '',
    ])
      expect(isOnlyElsewhere(text, 'linux'), text).to.equal(false)
  })
})
