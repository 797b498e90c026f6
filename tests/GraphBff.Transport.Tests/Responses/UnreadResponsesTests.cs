using GraphBff.Transport.Responses;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Transport.Tests.Responses;

public sealed class UnreadResponsesTests : IAsyncDisposable
{
    private const int Megabyte = 1 << 20;

    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _cut = [];
    private readonly GraphHost _host;
    private readonly UnreadResponses _all;

    public UnreadResponsesTests()
    {
        _host = new GraphHost(new GraphHostSetup
        {
            Options = options => options.MaxUnreadBytes = 10 * Megabyte,
            Services = services => services.AddSingleton<TimeProvider>(_time),
        });
        _all = _host.Services.GetRequiredService<UnreadResponses>();
    }

    [Fact]
    public void Add_WithinTheBound_CutsNobody()
    {
        Client("a").Add(4 * Megabyte);
        Client("b").Add(4 * Megabyte);

        Assert.Empty(_cut);
    }

    [Fact]
    public void Add_AboveTheBound_CutsWhoTookNothingForLongest()
    {
        var reads = Client("reads");
        reads.Add(4 * Megabyte);
        var oldest = Client("oldest");
        oldest.Add(4 * Megabyte);
        _time.Advance(TimeSpan.FromSeconds(2));
        reads.OnTaken();

        Client("newest").Add(4 * Megabyte);

        Assert.Equal(["oldest"], _cut);
        Assert.True(oldest.IsCut);
    }

    [Fact]
    public void Add_AboveTheBound_SparesWhoLeavesLittle()
    {
        Client("little").Add(1000);
        _time.Advance(TimeSpan.FromSeconds(1));
        Client("much").Add(8 * Megabyte);
        _time.Advance(TimeSpan.FromSeconds(1));

        Client("newest").Add(4 * Megabyte);

        Assert.Equal(["much"], _cut);
    }

    [Fact]
    public void Add_OfOneClientAlone_CutsIt()
    {
        var client = Client("greedy");
        for (var i = 0; i < 5; i++)
        {
            client.Add(4 * Megabyte);
        }

        Assert.Equal(["greedy"], _cut);
        Assert.Equal(0, _all.Bytes);
    }

    [Fact]
    public void Remove_OfAll_LeavesNothingToCutOrCount()
    {
        var client = Client("gone");
        client.Add(4 * Megabyte);
        client.Add(4 * Megabyte);
        client.Remove(4 * Megabyte);
        client.Remove(4 * Megabyte);
        Assert.Equal(0, _all.Bytes);

        Client("other").Add(9 * Megabyte);

        Assert.Empty(_cut);
    }

    [Fact]
    public void Remove_OfWhatWasCut_CountsNothingTwice()
    {
        var client = Client("cut");
        client.Add(4 * Megabyte);
        client.Add(8 * Megabyte);

        client.Remove(4 * Megabyte);
        client.Remove(8 * Megabyte);

        Assert.Equal(0, _all.Bytes);
    }

    [Fact]
    public void Cutting_OfMany_IsLoggedATimeOrTwenty()
    {
        for (var i = 0; i < 100; i++)
        {
            Client($"{i}").Add(11 * Megabyte);
        }

        Assert.Equal(20, _host.Logs.Entries.Count(entry => entry.Id == 2005));
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private UnreadResponse Client(string id) => new(_all, id, () => _cut.Add(id));
}
