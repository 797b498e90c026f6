using System.Globalization;
using System.Net;
using System.Text;

namespace GraphBff.Benchmarks.Load;

/// <summary>The CPU and memory that contenders took for the same number of requests, in short rounds that alternate between them.</summary>
internal sealed class LoadSamples
{
    private const int Connections = 8;
    private const int WarmUpRequests = 6000;

    private readonly LoadContender[] _contenders;
    private readonly List<double>[] _times;
    private readonly long[] _allocated;
    private readonly int _requests;

    private LoadSamples(LoadContender[] contenders, int rounds, int requests)
    {
        _contenders = contenders;
        _times = [.. contenders.Select(_ => new List<double>(rounds))];
        _allocated = new long[contenders.Length];
        _requests = requests;
    }

    /// <summary>The KiB that each contender allocated per request.</summary>
    public string Allocated => string.Join(", ", _contenders.Select((contender, i) => string.Create(
        CultureInfo.InvariantCulture, $"{contender.Name} {_allocated[i] / 1024.0 / _times[i].Count / _requests:F1}")));

    public static async Task<LoadSamples> TakeAsync(LoadContender[] contenders, int rounds, int requests)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        foreach (var contender in contenders)
        {
            await SendAsync(http, contender, WarmUpRequests);
        }

        var samples = new LoadSamples(contenders, rounds, requests);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                // In another order each time, so that no contender always runs after the same one.
                await samples.TakeAsync(http, (i + round) % contenders.Length);
            }
        }

        return samples;
    }

    /// <summary>The CPU of one contender divided by another's: the median of the rounds, the least and the most.</summary>
    public string Ratio(int one, int other)
    {
        var ratios = _times[one].Zip(_times[other], (first, second) => first / second).Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{ratios[ratios.Length / 2]:F2} ({ratios[0]:F2} to {ratios[^1]:F2})");
    }

    /// <summary>The CPU of all rounds of one contender divided by another's.</summary>
    public string TotalRatio(int one, int other)
        => (_times[one].Sum() / _times[other].Sum()).ToString("F3", CultureInfo.InvariantCulture);

    private async Task TakeAsync(HttpClient http, int i)
    {
        var process = _contenders[i].Process;
        var (time, bytes) = (process.CpuTime, await process.AllocatedAsync());
        await SendAsync(http, _contenders[i], _requests);
        _times[i].Add((process.CpuTime - time).TotalMicroseconds);
        _allocated[i] += await process.AllocatedAsync() - bytes;
    }

    private static async Task SendAsync(HttpClient http, LoadContender contender, int requests)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i <= requests; i = Interlocked.Increment(ref next))
            {
                using var request = contender.Request(i);
                using var response = await http.SendAsync(request);
                var answer = await response.Content.ReadAsByteArrayAsync();
                if (response.StatusCode != HttpStatusCode.OK || answer.AsSpan().IndexOf("\"errors\""u8) >= 0)
                {
                    throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
                }
            }
        }));
    }
}
