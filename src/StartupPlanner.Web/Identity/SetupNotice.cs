using StartupPlanner.Web.Data;

namespace StartupPlanner.Web.Identity;

/// <summary>Tells the operator of an empty installation the code for its set-up. In development there are accounts already.</summary>
internal sealed partial class SetupNotice(Installation installation, SetupCode code, IHostEnvironment environment, ILogger<SetupNotice> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment() || await installation.HasAccountsAsync(cancellationToken)) return;
        Tell(logger, code.Code);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "There is no account yet. Open /account/setup and make the first one with this code: {Code}")]
    private static partial void Tell(ILogger logger, string code);
}
