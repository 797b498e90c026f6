using System.ComponentModel.DataAnnotations;

namespace GraphBff.Transport.Draining;

/// <summary>How the server stops when it is asked to (SIGTERM). A value outside its range stops the start.</summary>
public sealed class DrainOptions : IValidatableObject
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Drain";

    /// <summary>
    /// How long the server serves as before while it already reports that it is not ready. Load balancers stop sending clients here before
    /// the server begins to refuse them. Allow as long as they need to notice: in Kubernetes the time until all nodes know that the
    /// endpoint was removed, elsewhere the interval of the probes of <c>/health/ready</c>.
    /// </summary>
    /// <value>0 to 5 min; default 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the whole stop may take, <see cref="Delay"/> included. It sets the host's <c>ShutdownTimeout</c>. Whatever still runs then
    /// is aborted. The grace period before SIGKILL (<c>terminationGracePeriodSeconds</c>) must be longer.
    /// </summary>
    /// <value>1 s to 10 min; default 30 s. Must be longer than <see cref="Delay"/>, ideally by the request's budget.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => Delay < Timeout ? [] : [new ValidationResult("Drain:Delay must be shorter than Drain:Timeout.", [nameof(Delay)])];
}
