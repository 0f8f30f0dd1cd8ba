import ArgumentParser

/// A script that completes commands, options and files in a shell.
struct Completion: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a script that completes commands, options and files in a shell.",
    discussion: """
      Put the script where the shell looks for it, and begin a new shell. Packages of Mezha have done so already.

      EXAMPLES
        mezha completion bash > ~/.local/share/bash-completion/completions/mezha
        mezha completion zsh > ~/.zsh/completions/_mezha
        mezha completion fish > ~/.config/fish/completions/mezha.fish
      """)

  /// The shells that scripts are written for.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish
  }

  @Argument(help: "The shell: bash, zsh or fish. For zsh, the folder must be in fpath before compinit.")
  var shell: Shell

  func run() {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    print(RootCommand.completionScript(for: kind))
  }
}
