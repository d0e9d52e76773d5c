/** A value that nobody but the program should see, and the variable by which the program gets it. */
export interface Secret {
  readonly variable: string
  readonly value: string
}

/** Of names such as GITHUB_TOKEN and AWS_SECRET_ACCESS_KEY, but not of TOKEN_URL or CACHE_KEY. */
const secretName =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|SECRET_KEY_BASE|(?:API|APP|ACCESS|PRIVATE|SECRET|SIGNING|ENCRYPTION|AUTH)_?KEY)$/i
/** The password in a value like postgres://user:password@host/db. */
const passwordInUrl = /^[a-z][a-z\d+.-]*:\/\/[^/?#@:]*:([^/?#@]+)@/i
/** A shorter value is an ordinary word too often. */
const charactersMin = 8

/** The secrets among variables: what has the name of one, or is named here, and the passwords in URLs. */
export function secretsIn(
  variables: Readonly<Record<string, string>>,
  named: readonly string[] = [],
): readonly Secret[] {
  return Object.entries(variables).flatMap(([variable, text]) => {
    const isSecret = isSecretName(variable) || named.includes(variable)
    const value = isSecret ? text : passwordInUrl.exec(text)?.[1]
    return value !== undefined && value.length >= charactersMin ? [{ variable, value }] : []
  })
}

/** Whether a variable of this name holds a secret, as a rule. */
export function isSecretName(name: string): boolean {
  return secretName.test(name)
}
