using System.Diagnostics;
using System.Globalization;
using System.Net;
using GraphBff.Graph;
using GraphBff.Testing;

namespace GraphBff.Benchmarks.Start;

/// <summary>A process of a published product, started as the image starts it.</summary>
internal sealed class PublishedProduct : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly long _began;

    private PublishedProduct(Process process, long began, string url)
    {
        _process = process;
        _began = began;
        Http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = StartRequests.Connections })
        {
            BaseAddress = new Uri(url),
        };
    }

    public HttpClient Http { get; }

    /// <summary>The time since the process was started.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_began);

    /// <summary>The CPU time that the process has used so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The resident set in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts the product, and waits until it is ready.</summary>
    /// <param name="folder">What <c>dotnet publish</c> wrote.</param>
    /// <param name="services">The address of all services.</param>
    public static async Task<PublishedProduct> StartAsync(string folder, string services)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPort.Next()}");
        var start = Command(folder);
        start.RedirectStandardOutput = true;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = url;
        start.Environment["Drain__Delay"] = "00:00:00";
        foreach (var module in Modules.All)
        {
            start.Environment[module.AddressVariable] = services;
        }

        var began = Stopwatch.GetTimestamp();
        var product = new PublishedProduct(Process.Start(start)!, began, url);
        // What nobody reads would stop the product once the pipe is full.
        product._process.OutputDataReceived += (_, _) => { };
        product._process.BeginOutputReadLine();
        await product.WaitUntilReadyAsync(folder);
        return product;
    }

    public void Dispose()
    {
        Http.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    // A self-contained one brings its runtime.
    private static ProcessStartInfo Command(string folder)
        => File.Exists(Path.Combine(folder, "libcoreclr.so"))
            ? new ProcessStartInfo(Path.Combine(folder, "GraphBff")) { WorkingDirectory = folder }
            : new ProcessStartInfo("dotnet", [Path.Combine(folder, "GraphBff.dll")]) { WorkingDirectory = folder };

    private async Task WaitUntilReadyAsync(string folder)
    {
        while (!await IsReadyAsync())
        {
            if (_process.HasExited || Age > Patience)
            {
                throw new InvalidOperationException($"The product in {folder} did not become ready.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }
}
