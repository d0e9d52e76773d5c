/** The titles of a help in other languages, each with a colon; French has a space before it. */
const titles: readonly (readonly [words: string, title: string])[] = [
  [
    'Usage|Syntax|Aufruf|Verwendung|Benutzung|Gebrauch|Utilisation|Uso|Modo de empleo|Forma de uso|Utilizzo|Gebruik|Użycie|Использование|用法|使い方|使用法|使用方法|사용법',
    'Usage',
  ],
  [
    'Optionen|Opciones|Opções|Opzioni|Opties|Opcje|Опции|Параметры|オプション|选项|選項|옵션|Options',
    'Options',
  ],
  ['Befehle|Kommandos|Commandes|Comandos|Comandi|Polecenia|Команды|コマンド|命令|명령', 'Commands'],
  ['Argumente|Argumentos|Argomenti|Argumenty|Аргументы|引数|参数|인수', 'Arguments'],
]
const patterns = titles.map(
  ([words, title]) => [new RegExp(`^( ?)(?:${words})[ \u00A0]?[:：](?=(\\S)?)`, 'gim'), title] as const,
)

/** Puts the titles that many programs share into English: `Aufruf:`, `Options :`, `使い方：`. */
export function inEnglish(text: string): string {
  return patterns.reduce(
    (read, [pattern, title]) =>
      read.replaceAll(
        pattern,
        // A full-width colon is a gap itself.
        (_, indent: string, next?: string) => `${indent}${title}:${next === undefined ? '' : ' '}`,
      ),
    text,
  )
}
