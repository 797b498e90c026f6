using System.Security.Cryptography;
using Google.Protobuf;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Payments.V1;
using Grpc.Core;

namespace GraphBff.DemoServices.Tests.Seeding;

public sealed class SeedingTests
{
    [Fact]
    public async Task Start_TwoHosts_SameData()
    {
        await using var one = await DemoHost.StartAsync();
        await using var other = await DemoHost.StartAsync();

        Assert.Equal(await DigestAsync(one), await DigestAsync(other));
    }

    [Fact]
    public async Task Start_Seeded_EveryStatusOccurs()
    {
        await using var demo = await DemoHost.StartAsync();

        foreach (var status in Enum.GetValues<OrderStatus>())
        {
            Assert.NotEmpty((await demo.Orders.ListOrdersAsync(new() { Status = status, PageSize = 1 })).Orders);
        }

        foreach (var status in Enum.GetValues<PaymentStatus>())
        {
            Assert.NotEmpty((await demo.Payments.ListPaymentsAsync(new() { Status = status, PageSize = 1 })).Payments);
        }
    }

    private static async Task<string> DigestAsync(DemoHost demo)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;
        await WalkAsync(token => demo.Users.ListUsersAsync(new() { PageSize = 200, PageToken = token }), page => page.NextPageToken);
        await WalkAsync(token => demo.Orders.ListOrdersAsync(new() { PageSize = 200, PageToken = token }), page => page.NextPageToken);
        await WalkAsync(token => demo.Payments.ListPaymentsAsync(new() { PageSize = 200, PageToken = token }), page => page.NextPageToken);
        await WalkAsync(token => demo.Inventory.ListProductsAsync(new() { PageSize = 200, PageToken = token }), page => page.NextPageToken);
        return $"{count} pages, {Convert.ToHexString(digest.GetHashAndReset())}";

        async Task WalkAsync<TPage>(Func<string, AsyncUnaryCall<TPage>> read, Func<TPage, string> next)
            where TPage : IMessage
        {
            var token = "";
            do
            {
                var page = await read(token);
                digest.AppendData(page.ToByteArray());
                count++;
                token = next(page);
            }
            while (token.Length > 0);
        }
    }
}
