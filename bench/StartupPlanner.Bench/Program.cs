using StartupPlanner.Bench;

var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var settings = Settings.Read(args);
switch (args.FirstOrDefault())
{
    case "load":
        return await LoadCommand.RunAsync(settings, stop.Token);
    case "money":
        return await MoneyCommand.RunAsync(settings, stop.Token);
    case "start":
        return await StartCommand.RunAsync(settings, stop.Token);
    case "pdf":
        return await PdfCommand.RunAsync(settings, stop.Token);
    case "kill":
        return await KillCommand.RunAsync(settings, stop.Token);
    case "model":
        return ModelCommand.Run(settings);
    case "equity":
        return EquityCommand.Run(settings);
    case "exit":
        return ExitCommand.Run(settings);
    case "twin":
        return await Twin.RunAsync(args[1], args[2]);
    default:
        Console.Error.WriteLine("load | money | start | pdf | kill | model | equity | exit  [--app <published folder>] [--out <file>] [--seconds 5] [--rounds 2] [--only <part of a scenario's name>]");
        return 2;
}
