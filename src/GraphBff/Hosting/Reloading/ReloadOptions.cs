using System.ComponentModel.DataAnnotations;

namespace GraphBff.Hosting.Reloading;

/// <summary>Files of settings, and how often they are looked at; configuration section <c>Configuration</c>.</summary>
internal sealed class ReloadOptions
{
    public const string Section = "Configuration";

    /// <summary>
    /// Files of settings, and directories whose <c>*.json</c> are such files. Their settings win over those of <c>appsettings.json</c>, and
    /// environment and command line win over them. Of several files the last wins, of a directory in the order of their names.
    /// </summary>
    /// <value>
    /// Default none. Relative paths are below the content root. Set it by environment or command line: the files themselves cannot. Trap:
    /// Kubernetes never updates a ConfigMap that is mounted by <c>subPath</c>; mount it as a directory.
    /// </value>
    public string[] Files { get; set; } = [];

    /// <summary>How often files of settings are looked at, those of <c>appsettings.json</c> too.</summary>
    /// <value>
    /// 0 (never) or 100 ms to 1 h; default 5 s. They are read as a whole each time, so links and network drives are no problem.
    /// </value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ReloadInterval { get; set; } = TimeSpan.FromSeconds(5);
}
