import ArgumentParser
import Foundation
import GDAL
import Mezha
import MezhaOptions

@main
enum Program {
  static func main() {
    // This program once more, for a file that another run of it does not want to read itself.
    if CommandLine.arguments.dropFirst().first == ReaderService.argument { exit(ReaderService.run()) }
    SourceAccess.standard.readerProgram = OwnProgram.path
    // A file that grows beyond the limit of the shell is an error of writing, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    UnfinishedFiles.removeOnSignals()
    var arguments = Array(CommandLine.arguments.dropFirst())
    // Who asks for help on citing wants the citation itself.
    if arguments.starts(with: ["help", "cite"]) { arguments.removeFirst() }
    Console.standard.language = .wanted(by: arguments)
    // Help is asked for in words that take no options; the language of what is said about it is known now.
    if arguments.first == "help" { arguments = Language.withoutOption(arguments) }
    do {
      var command = try RootCommand.parseAsRoot(NegativeNumber.shielded(arguments))
      try command.run()
      Console.end(0)
    } catch let error as InputError {
      Console.standard.fail(error.message, code: error.exitCode)
    } catch let error as RequestError {
      Console.standard.fail(error.message, code: RequestError.exitCode)
    } catch let error as OutputError {
      Console.standard.fail(
        Phrase(error.message(.english), error.message(.russian)), code: OutputError.exitStatus)
    } catch {
      let code = RootCommand.exitCode(for: error)
      if code == .success {
        print(RootCommand.fullMessage(for: error))
      } else if code == .validationFailure {
        let text = UsageMessage.phrase(
          RootCommand.message(for: error), of: arguments, commands: RootCommand.names)
        Console.standard.fail(text, code: code.rawValue)
      } else if !(error is ExitCode) {
        Console.standard.fail(
          Phrase(
            "this is a bug of mezha: \(error). Please report it, with the command and the file",
            "это ошибка в самой mezha: \(error). Сообщите о ней, приложив команду и файл"), code: 70)
      }
      Console.end(code.rawValue)
    }
  }
}
