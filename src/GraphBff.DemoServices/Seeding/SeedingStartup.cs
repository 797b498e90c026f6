using GraphBff.DemoServices.Changes;
using GraphBff.DemoServices.Idempotency;
using GraphBff.DemoServices.Inventory;
using GraphBff.DemoServices.Orders;
using GraphBff.DemoServices.Payments;
using GraphBff.DemoServices.Storage;
using GraphBff.DemoServices.Users;

namespace GraphBff.DemoServices.Seeding;

/// <summary>Fills a new database before the server listens.</summary>
internal sealed partial class SeedingStartup(Database database, TimeProvider time, ILogger<SeedingStartup> logger) : IHostedService
{
    // Raised whenever the tables or the seeds change. It is stored in the database's user_version, which is 0 in a new database.
    private const long Version = 1;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();

        // One transaction: an interrupted start leaves an empty database. A second process waits, and then finds a full one.
        var seeded = await database.WriteAsync(Fill, cancellationToken);
        if (seeded)
        {
            LogSeeded(logger, time.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool Fill(Session session)
    {
        var version = session.QueryNumber("pragma user_version");
        if (version == Version)
        {
            return false;
        }

        if (version != 0)
        {
            throw new InvalidOperationException(
                $"The data is of version {version} of the demo services, this is version {Version}. Delete the data directory.");
        }

        string[] schemas =
        [
            UserTable.Schema, ProductTable.Schema, OrderTable.Schema, OrderLineTable.Schema, PaymentTable.Schema,
            ChangeLog.Schema, IdempotencyKeys.Schema,
        ];
        foreach (var schema in schemas)
        {
            session.Execute(schema);
        }

        ChangeLog.Create(session);
        UserSeed.Insert(session);
        var products = ProductSeed.Insert(session);
        var orders = OrderSeed.Insert(session, products);
        PaymentSeed.Insert(session, orders);
        session.Execute($"pragma user_version = {Version}");
        return true;
    }

    [LoggerMessage(1, LogLevel.Information, "Filled a new database in {Milliseconds:F0} ms.")]
    private static partial void LogSeeded(ILogger logger, double milliseconds);
}
