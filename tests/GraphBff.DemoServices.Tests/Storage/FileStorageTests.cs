using GraphBff.DemoServices.Tests.Changes;
using Microsoft.Data.Sqlite;

namespace GraphBff.DemoServices.Tests.Storage;

public sealed class FileStorageTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("demo-services-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Start_SecondRun_FindsWhatTheFirstWrote()
    {
        string id;
        await using (var first = await StartAsync())
        {
            id = (await first.Users.CreateUserAsync(new() { Name = "Ada", Email = "ada@example.com" })).User.Id;
        }

        await using var second = await StartAsync();

        Assert.Equal("Ada", (await second.Users.GetUserAsync(new() { Id = id })).User.Name);
        Assert.Equal("order-10000", (await second.Orders.ListOrdersAsync(new() { PageSize = 1 })).Orders[0].Id);
    }

    [Fact]
    public async Task Watch_ResumedInTheSecondRun_GoesOn()
    {
        string token;
        await using (var first = await StartAsync())
        {
            using var watch = first.Users.WatchUsers(new());
            token = (await watch.NextAsync()).ResumeToken;
            await first.Users.CreateUserAsync(new() { Name = "Ada", Email = "ada@example.com" });
        }

        await using var second = await StartAsync();
        using var resumed = second.Users.WatchUsers(new() { ResumeToken = token });

        Assert.Equal("Ada", (await resumed.NextAsync(2))[1].User.Name);
    }

    [Fact]
    public async Task Start_SeveralAtOnceOnANewDirectory_SeededOnce()
    {
        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(StartAsync)));

        foreach (var host in hosts)
        {
            Assert.Equal(200, (await host.Inventory.ListProductsAsync(new() { PageSize = 200 })).Products.Count);
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Write_SeveralHostsOnOneFile_AllAreKept()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();

        var users = await Task.WhenAll(Enumerable.Range(0, 50).Select(async number =>
        {
            var clients = number % 2 == 0 ? one.Users : other.Users;
            return (await clients.CreateUserAsync(new() { Name = "Ada", Email = $"ada{number}@example.com" })).User.Id;
        }));

        Assert.Equal(users.Order(), (await one.Users.BatchGetUsersAsync(new() { Ids = { users } })).Users.Select(user => user.Id).Order());
    }

    [Fact]
    public async Task Watch_WriteOfAnotherHostOnTheFile_IsFound()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        using var watch = one.Users.WatchUsers(new());
        await watch.NextAsync();

        await other.Users.CreateUserAsync(new() { Name = "Ada", Email = "ada@example.com" });

        Assert.Equal("Ada", (await watch.NextAsync()).User.Name);
    }

    [Fact]
    public async Task Start_EmptyFileOfAnInterruptedStart_IsFilled()
    {
        await File.WriteAllBytesAsync(Path.Combine(_directory.FullName, "demo.db"), []);

        await using var demo = await StartAsync();

        Assert.Equal("user-0001", (await demo.Users.GetUserAsync(new() { Id = "user-0001" })).User.Id);
    }

    [Fact]
    public async Task Start_DataOfAnotherVersion_Refused()
    {
        await (await StartAsync()).DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_directory.FullName, "demo.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma user_version = 99";
            command.ExecuteNonQuery();
        }

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(StartAsync);

        Assert.Contains("version 99", exception.Message, StringComparison.Ordinal);
    }

    private Task<DemoHost> StartAsync() => DemoHost.StartAsync(options =>
    {
        options.InMemory = false;
        options.DataDirectory = _directory.FullName;
    });
}
