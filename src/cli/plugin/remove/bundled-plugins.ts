/** The plugins that come with smcp. */
export const bundledPlugins: readonly string[] = ['botfather', 'demo_math', 'demo_text', 'devops']
