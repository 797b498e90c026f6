using GraphBff.Transport.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Documents;

/// <summary>The current trusted documents. They are read when the host starts, and again when their manifests change.</summary>
internal sealed class TrustedDocuments(
    ManifestFiles files,
    TimeProvider time,
    IOptions<DocumentOptions> options,
    ILogger<TrustedDocuments> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _interval = options.Value.ReloadInterval;
    private volatile TrustedDocumentSet _current = new();
    private string _fingerprint = "";
    private Polling? _polling;

    public TrustedDocumentSet Current => _current;

    /// <exception cref="OptionsValidationException">A manifest cannot be used.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Taken before the files are read, so that the next check sees a change that happens meanwhile.
            _fingerprint = files.Fingerprint();
            _current = files.Load();
        }
        catch (ManifestException exception)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(DocumentOptions), [exception.Message]);
        }

        if (files.Any)
        {
            Log.DocumentsLoaded(logger, _current.Count);
            if (_interval > TimeSpan.Zero)
            {
                _polling = new Polling(
                    time,
                    _interval > MinInterval ? _interval : MinInterval,
                    LookAgain,
                    exception => Log.ReloadFailed(logger, exception.Message, _current.Count));
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _polling?.Dispose();

    private void LookAgain()
    {
        var fingerprint = files.Fingerprint();
        if (fingerprint != _fingerprint)
        {
            // Stored whatever the outcome, so that a broken manifest is logged once and not at every check.
            _fingerprint = fingerprint;
            _current = files.Load();
            Log.DocumentsReloaded(logger, _current.Count);
        }
    }
}
