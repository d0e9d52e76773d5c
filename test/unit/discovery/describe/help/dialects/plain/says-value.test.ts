import { expect } from 'chai'
import {
  saysSeveral,
  saysValue,
  surelyValue,
} from '../../../../../../../src/discovery/describe/help/dialects/plain/says-value.js'

describe('the text of an option without a placeholder', () => {
  it('says of what it sets to one thing that it takes none', () => {
    expect(surelyValue('Set the separator')).to.equal(true)
    expect(surelyValue('Set the separator to zero byte')).to.equal(false)
  })

  it('says that it takes a value', () => {
    for (const text of [
      'port number',
      'the file to read',
      'Specify how it is sorted',
      'list of files to leave out',
      'default path',
      'how often, default 3',
      'Room in bytes, for example 4K (default) or 1M',
      'Any bees to leave out',
      'Additional module(s) to load',
      'Comma separated bee list to count',
    ])
      expect(saysValue(text), text).to.equal('value')
  })

  it('says so surely, whatever others show', () => {
    for (const text of [
      'Write the log to this file',
      'Take only bees that match the given pattern',
      'Path to the hive',
      'The path where the queen lives',
      'Port to use',
      'How many bees fly at once',
      'When a flight ends (in milliseconds)',
      'Cache time in seconds [3600], e.g. -c10',
      'Address to use [0.0.0.0]',
      'The certificate (default: cert.pem)',
      'Include dances from given file',
      'Which kind of honey the hive file uses',
      'Specify a serial number for the hive',
      'Write output to file (instead of stdout)',
      'save the structured report to a file path',
      'Limits as key=value pairs',
      'Set HTML/SVG hive title',
    ])
      expect(surelyValue(text), text).to.equal(true)
    for (const text of [
      'Show listings [true]',
      'Specify writing to stdout',
      'Write output files again',
      'Ignore what is in this file',
      'Never write to the given folder',
      'Use a cache',
      'Keep the given names',
    ])
      expect(surelyValue(text), text).to.equal(false)
  })

  it('says that it takes none', () => {
    for (const text of [
      'print the port number',
      'list files by size',
      'lists them',
      'use color',
      'Exit at the first bee',
      'Output results to JSON',
      'Output the list as HTML',
      'Sort test files',
      'Look for hives in subfolders',
      'Generate a list of hives',
      'Track bees',
      'Write output in-place, replacing the input',
    ])
      expect(saysValue(text), text).to.equal('switch')
  })

  it('knows a noun that may be a verb', () => {
    expect(saysValue('Track number of this dance')).to.equal('neither')
  })

  it('says neither', () => {
    for (const text of ['list of supported formats', 'something else', ''])
      expect(saysValue(text), text).to.equal('neither')
  })

  it('says that it takes several', () => {
    for (const text of [
      'Any file patterns to leave out',
      'Additional module(s) to load',
      'Extra bees that fly',
    ])
      expect(saysSeveral(text), text).to.equal(true)
    for (const text of ['Additional arguments to pass on', 'Any file to leave out', 'The modules to load'])
      expect(saysSeveral(text), text).to.equal(false)
  })
})
