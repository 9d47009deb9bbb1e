using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Tests;

/// <summary>A durable server whose data lie on a disk of their own, small and soon full. Only root on Linux may mount one.</summary>
public sealed class SmallDisk : IAsyncLifetime
{
    private readonly string disk = Path.Combine(Path.GetTempPath(), $"planner-disk-{Guid.NewGuid():N}");

    public bool IsMounted { get; private set; }

    public MortalServer Server { get; private set; } = null!;

    private string Filler => Path.Combine(disk, "filler");

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return;
        Directory.CreateDirectory(disk);
        if (!(IsMounted = await RunAsync("mount", "-t", "tmpfs", "-o", "size=400m,mode=755", "tmpfs", disk))) return;
        Server = new() { Options = new() { DataFolder = Path.Combine(disk, "data") } };
        await Server.InitializeAsync();
    }

    /// <summary>An application on this disk that leaves it some room, or none.</summary>
    public async Task<PlannerApp> StartAsync(DiskRoom? room = null)
    {
        Assert.SkipUnless(IsMounted, "No disk can be mounted here.");
        var app = new PlannerApp(Server) { Room = room };
        await app.InitializeAsync();
        return app;
    }

    public DiskRoom RoomToLeave => new(disk);

    /// <summary>Takes all room but so much, until the result is disposed of.</summary>
    public async Task<IDisposable> FillAsync(long leaving)
    {
        await using var filler = new FileStream(Filler, FileMode.Append);
        var megabyte = new byte[1024 * 1024];
        while (new DriveInfo(disk).AvailableFreeSpace - leaving is > 0 and var much) await filler.WriteAsync(megabyte.AsMemory(0, (int)Math.Min(much, megabyte.Length)));
        return new Room(() => File.Delete(Filler));
    }

    private sealed class Room(Action make) : IDisposable
    {
        public void Dispose() => make();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsMounted)
        {
            await Server.DisposeAsync();
            // Lazily: the server's last process may still be on its way out.
            await RunAsync("umount", "--lazy", disk);
        }
        if (Directory.Exists(disk)) Directory.Delete(disk);
    }

    private static async Task<bool> RunAsync(params string[] words)
    {
        using var command = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardError = true })!;
        await command.WaitForExitAsync();
        return command.ExitCode == 0;
    }
}

public sealed class AFullDisk(SmallDisk disk) : IClassFixture<SmallDisk>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_server_elsewhere_is_said_when_it_refuses_a_save()
    {
        await using var app = await disk.StartAsync();
        var (owner, plan, client) = await EditorAsync(app);
        object edit;
        using (await disk.FillAsync(leaving: 0))
        {
            (edit, var answer) = await SaveUntilRefusedAsync(client, plan);
            await IsFullAsync(answer, "The server’s disk is full");
            await IsFullAsync(await PlannerApp.EditAsync(app.ClientOf(owner, "zh-CN"), plan, edit), "服务器磁盘已满");
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/plans/{plan}/overview/problem", Cancellation)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.OK, (await PlannerApp.EditAsync(client, plan, edit)).StatusCode);
    }

    [Fact]
    public async Task Under_the_own_server_is_kept_from_filling_up_so_that_it_goes_on()
    {
        await using var app = await disk.StartAsync(disk.RoomToLeave);
        var (owner, plan, client) = await EditorAsync(app);
        var server = disk.Server.ProcessId;
        var edit = Set("", "Labels are costly.");
        using (await disk.FillAsync(leaving: DiskRoom.Least - 1))
        {
            await IsFullAsync(await PlannerApp.EditAsync(client, plan, edit), "The server’s disk is full");
            foreach (var path in (string[])["/plans", $"/plans/{plan}/overview/problem", "/health/ready"])
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path, Cancellation)).StatusCode);
            var form = await PlannerApp.PostFormAsync(client, "/plans/new", [.. PlannerApp.FirstAnswers.Select(answer => ($"f:{answer.Key}", answer.Value))]);
            Assert.Contains("The server’s disk is full", await form.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.InsufficientStorage, form.StatusCode);
        }
        Assert.Equal(HttpStatusCode.OK, (await PlannerApp.EditAsync(client, plan, edit)).StatusCode);
        Assert.Equal("Labels are costly.", await app.ValueAsync(owner, plan, "overview/problem"));
        Assert.Equal(server, disk.Server.ProcessId);
    }

    private static async Task<(User Owner, PlanId Plan, HttpClient Client)> EditorAsync(PlannerApp app)
    {
        var owner = await app.UserAsync("Owner");
        return (owner, await app.PlanAsync(owner), app.ClientOf(owner));
    }

    /// <summary>Saves long texts that cannot be packed, until one is refused.</summary>
    private static async Task<(object Edit, HttpResponseMessage Answer)> SaveUntilRefusedAsync(HttpClient client, PlanId plan)
    {
        var seen = "";
        for (var save = 0; save < 400; save++)
        {
            var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(6000));
            var edit = Set(seen, text);
            var answer = await PlannerApp.EditAsync(client, plan, edit);
            if (answer.StatusCode != HttpStatusCode.OK) return (edit, answer);
            seen = text;
        }
        throw new InvalidOperationException("The disk does not fill up.");
    }

    private static async Task IsFullAsync(HttpResponseMessage answer, string words)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.InsufficientStorage, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal("full", problem.GetProperty("state").GetString());
        Assert.Contains(words, problem.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static object Set(string seen, string value) => new { commandId = Guid.CreateVersion7(), kind = "set", at = "overview/problem", seen, value };
}
