// What commands do, done by the library: a request works on a job and hands back a result, which the job writes.
//
//   studies MAP LIST: the regions of a map, the verdicts on a list of neighbours, and a file of weights
import Mezha

let (map, list) = (CommandLine.arguments[1], CommandLine.arguments[2])
let job = Job(command: "studies", request: RegionRequest(inputs: [map]))

let regions = try RegionTableRequest().result(job)
print(regions.tables[0].table.csv().text, terminator: "")

let verdicts = try ValidationRequest(.list(list)).result(job)
print(verdicts.isClean ? "The list is right." : verdicts.tables[0].table.csv().text)

let output = TableOutput(file: OutputFile("neighbours.gal", overwrite: true))
let weights = Job(command: "adjacency", request: job.request, format: .gal, output: output)
try weights.write(AdjacencyRequest().result(weights))
