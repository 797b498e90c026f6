using GraphBff.Services;
using GraphBff.Transport.Configuration;
using GraphBff.Upstream.Channels;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace GraphBff.Hosting.Reloading;

/// <summary>
/// Looks at the files of settings, and takes changes over: all of them or none. Polls, since a ConfigMap changes by the swap of a link
/// that no watcher of its files sees.
/// </summary>
internal sealed class SettingsReload(
    IConfiguration configuration,
    IHostEnvironment environment,
    IServiceProvider services,
    GraphModules modules,
    IEnumerable<IReloadedOptions> reloaded,
    FaultText faults,
    ReloadMetrics metrics,
    TimeProvider time,
    IOptions<ReloadOptions> options,
    ILogger<SettingsReload> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(100);

    private readonly IConfigurationProvider[] _providers = [.. ((IConfigurationRoot)configuration).Providers];
    private readonly TimeSpan _interval = options.Value.ReloadInterval;
    private readonly HashSet<string> _live = new(reloaded.SelectMany(options => options.Keys), StringComparer.OrdinalIgnoreCase);
    private object? _refused;
    private Polling? _polling;

    private IEnumerable<SettingsSource> Sources => _providers.OfType<SettingsSource>();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_interval > TimeSpan.Zero && Sources.Any())
        {
            _polling = new Polling(
                time,
                _interval > MinInterval ? _interval : MinInterval,
                Look,
                exception => Log.SettingsRefused(logger, exception.Message));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _polling?.Dispose();

    /// <summary>Takes the files over if they have changed. One call at a time.</summary>
    internal void Look()
    {
        Dictionary<SettingsSource, SettingsTexts>? read = null;
        try
        {
            read = Sources.ToDictionary(source => source, source => source.Read());
            if (read.All(pair => pair.Value.Equals(pair.Key.Current)))
            {
                // Also if somebody took back what was refused.
                if (_refused is not null)
                {
                    _refused = null;
                    metrics.Count(isAccepted: true);
                    Log.SettingsRestored(logger);
                }

                return;
            }

            if (_refused is Dictionary<SettingsSource, SettingsTexts> known && known.All(pair => pair.Value.Equals(read[pair.Key])))
            {
                return;
            }

            var next = read.ToDictionary(pair => pair.Key, pair => SettingsSource.Parse(pair.Value));
            Check(next);
            Apply(read, next);
        }
        catch (Exception exception)
        {
            Refuse(exception, (object?)read ?? exception.Message);
        }
    }

    private void Check(Dictionary<SettingsSource, Dictionary<string, string?>> next)
    {
        using var candidate = new ConfigurationRoot([.. _providers.Select(IConfigurationProvider (provider) =>
            provider is SettingsSource source
                ? new MemoryConfigurationProvider(new() { InitialData = next[source] })
                : new FixedProvider(provider))]);
        SettingsCheck.Check(candidate, environment, modules);
    }

    private void Apply(
        Dictionary<SettingsSource, SettingsTexts> read, Dictionary<SettingsSource, Dictionary<string, string?>> next)
    {
        var before = Values();
        foreach (var (source, values) in next)
        {
            source.Accept(read[source], values);
        }

        // Logging and the server listen to the configuration.
        foreach (var source in next.Keys)
        {
            source.Announce();
        }

        foreach (var options in reloaded)
        {
            options.Refresh();
        }

        var later = ChangedKeys(before).Where(key => !IsLive(key)).ToList();
        foreach (var module in modules.All)
        {
            if (!services.GetRequiredKeyedService<UpstreamChannel>(module.Name).MoveTo(UpstreamAddresses.Require(configuration, module)))
            {
                later.Add(UpstreamAddresses.Key(module));
            }
        }

        _refused = null;
        metrics.Count(isAccepted: true);
        Log.SettingsReloaded(logger);
        if (later.Count > 0)
        {
            Log.NeedRestart(logger, string.Join(", ", later.Order(StringComparer.Ordinal)));
        }
    }

    private KeyValuePair<string, string?>[] Values() => [.. configuration.AsEnumerable().Where(setting => setting.Value is not null)];

    // Only keys are told: a value may be a secret.
    private IEnumerable<string> ChangedKeys(KeyValuePair<string, string?>[] before)
    {
        var after = Values();
        return after.Except(before).Concat(before.Except(after)).Select(setting => setting.Key).Distinct();
    }

    private bool IsLive(string key)
        => _live.Contains(key)
            || _live.Any(live => key.StartsWith($"{live}:", StringComparison.OrdinalIgnoreCase))
            || key.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase)
            || UpstreamAddresses.IsKey(key, modules.All);

    private void Refuse(Exception exception, object content)
    {
        if (Equals(content, _refused))
        {
            return;
        }

        _refused = content;
        metrics.Count(isAccepted: false);
        Log.SettingsRefused(logger, faults(exception, configuration));
    }
}
