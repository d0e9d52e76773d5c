import { expect } from 'chai'
import { clientFolders } from '../../../../src/cli/connect/client-folders.js'

describe('clientFolders', () => {
  it('are at their usual places on Windows, without its variables too', () => {
    const folders = clientFolders({
      system: 'win32',
      environment: {},
      home: 'C:\\Users\\ada',
      project: 'D:\\p',
    })
    expect(folders).to.include({
      desktop: 'C:\\Users\\ada\\AppData\\Roaming',
      localAppData: 'C:\\Users\\ada\\AppData\\Local',
      config: 'C:\\Users\\ada\\.config',
    })
  })

  it('take an empty variable for one that is not set', () => {
    const environment = { XDG_CONFIG_HOME: '', CODEX_HOME: '' }
    const folders = clientFolders({ system: 'linux', environment, home: '/home/ada', project: '/p' })
    expect(folders).to.include({ config: '/home/ada/.config', codexHome: '/home/ada/.codex' })
  })
})
