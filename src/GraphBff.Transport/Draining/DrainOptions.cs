using System.ComponentModel.DataAnnotations;

namespace GraphBff.Transport.Draining;

/// <summary>How the server goes, once it was asked to (SIGTERM). Values outside their range stop the start.</summary>
public sealed class DrainOptions : IValidatableObject
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Drain";

    /// <summary>
    /// How long the server goes on as before while it says that it is not ready, so that no new client is sent here any more when it begins
    /// to refuse. Give it what the load balancer needs to notice: in Kubernetes the time in which the endpoint's removal gets around, else
    /// the period of the probes of <c>/health/ready</c>.
    /// </summary>
    /// <value>0 to 5 min; default 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long stopping may take in all, <see cref="Delay"/> included: the host's <c>ShutdownTimeout</c>. What still runs then is cut off.
    /// The grace period of what sends SIGTERM (<c>terminationGracePeriodSeconds</c>) must be longer, or SIGKILL comes first.
    /// </summary>
    /// <value>1 s to 10 min; default 30 s. Must be longer than <see cref="Delay"/>, by the request's budget at best.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => Delay < Timeout ? [] : [new ValidationResult("Drain:Delay must be shorter than Drain:Timeout.", [nameof(Delay)])];
}
