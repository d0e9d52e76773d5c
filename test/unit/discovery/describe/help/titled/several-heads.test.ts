import { expect } from 'chai'
import { severalHeads } from '../../../../../../src/discovery/describe/help/titled/several-heads.js'

describe('the head of a row', () => {
  const several: readonly [head: string, heads: string][] = [
    ['-sS/sT/sA', '-sS|-sT|-sA'],
    ['-oN/-oX <file>', '-oN <file>|-oX <file>'],
    ['-PS/PA[ports]', '-PS[ports]|-PA[ports]'],
    ['--min-size/max-size <n>', '--min-size <n>|--max-size <n>'],
    ['--send-eth/--send-ip', '--send-eth|--send-ip'],
    ['--scan-delay/--max-scan-delay=TIME', '--scan-delay=TIME|--max-scan-delay=TIME'],
    ['-cert-file FILE, -key-file FILE, -box-file FILE', '-cert-file FILE|-key-file FILE|-box-file FILE'],
  ]
  for (const [head, heads] of several) {
    it(`shows several options: ${head}`, () => {
      expect(severalHeads(head)?.join('|')).to.equal(heads)
    })
  }

  for (const head of [
    '-v/--verbose',
    '-v/-V',
    '--color/--colour',
    '--color/--no-color',
    '--send-eth/--no-send-eth',
    '--out-file FILE, --output-file FILE',
    '-h',
    '--dir a/b',
  ]) {
    it(`shows one: ${head}`, () => {
      expect(severalHeads(head)).to.equal(undefined)
    })
  }
})
